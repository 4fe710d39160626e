"""What is done to loads: files received, read, decided on, cleared away. Each change is a line in the trail."""
