"""Documents: the registry through a template into an official document (公文)."""
