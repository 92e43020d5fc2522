"""What is to be written as a document, from what, and to where."""
