"""The themes figures stand under, by code, in the order a child meets the service; then what is not counted child by child."""

THEMES = {
    "FD": "Front door",
    "AS": "Assessment",
    "CP": "Child protection",
    "CL": "Children in care",
    "HE": "Health",
    "MI": "Missing",
    "AD": "Adoption",
    "LV": "Care leavers",
    "WF": "Workforce",
    "PQ": "Practice quality",
    "VO": "Voice and feedback",
    "MO": "Money",
}
