"""What is asked of files and pages."""
