"""One child: all deadlines, records to correct and figures' lists the child stands in, behind a reason and in the trail."""
