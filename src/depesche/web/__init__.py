"""Pages: the chronicle as one self-contained HTML file."""
