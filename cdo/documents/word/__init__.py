"""What a Word document is made of, element by element; `docx.py` puts it together."""
