"""Children who go missing, and what is done when they are back."""
