"""What the demo's plan says to young people, and what its young advisors asked for. One action says nothing yet."""

from collections.abc import Mapping

PRIORITIES = (
    "You will get help when you need it.",
    "The adults who decide about you will know you, and tell you why.",
    "Nobody will be forgotten.",
)
"""In the order of the plan's priorities."""

ACTIONS = (
    "When we need to find out how to help you, it will not take months.",
    "If you go missing and come back, somebody will talk with you within three days. At weekends too.",
    "",
    "Your social worker will talk about you with their manager every month, and write down why they decided.",
    "If you are 16 or 17 and have nowhere to live, we will tell you what you have a right to.",
)
"""In the order of the plan's actions; blank for none."""

ASKED: Mapping[str, int] = {
    "Write down why you decide things about us, so that we can read it later.": 4,
    "Tell us our rights when we have nowhere to live.": 5,
}
"""What the young advisors asked for, and which action answers it, from 1."""
