"""What the shell asks of this room: the names of all accounts, with the posts each holds or held."""

from sightline.people.models import User
from sightline.web.account_names import AccountName, HeldPost


def account_names() -> list[AccountName]:
    """Every account's name, whether or not it may still sign in: what was done by whom stays. One query."""
    rows = User.objects.order_by("pk", "posts_held__starts", "posts_held__pk").values_list(
        "username", "full_name", "posts_held__post__title", "posts_held__starts", "posts_held__ends"
    )
    posts: dict[tuple[str, str], list[HeldPost]] = {}
    for account, full_name, title, starts, ends in rows:
        own_posts = posts.setdefault((account, full_name), [])
        if title is not None:
            own_posts.append(HeldPost(title, starts, ends))
    return [
        AccountName(account, full_name, tuple(own_posts)) for (account, full_name), own_posts in posts.items()
    ]
