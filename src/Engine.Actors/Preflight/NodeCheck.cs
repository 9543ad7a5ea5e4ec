using Engine.Ports.Interactions;
using Engine.Ports.Throttle;

namespace Engine.Actors.Preflight;

/// <summary>What this node and the account's bucket would say to a start made now. Pure.</summary>
internal static class NodeCheck
{
    public static void Node(PreflightSheet sheet, bool draining)
    {
        if (draining)
        {
            sheet.Fail(PreflightChecks.Node, "draining", "This node is shutting down; ask another one.");
        }
        else
        {
            sheet.Ok(PreflightChecks.Node, "It takes new interactions.");
        }
    }

    public static void Throttle(PreflightSheet sheet, ThrottleVerdict verdict)
    {
        if (verdict.Unavailable)
        {
            sheet.Fail(PreflightChecks.Throttle, "limiter_unavailable", "The limiter cannot be asked, so that a start would be refused.");
        }
        else if (verdict.Passed)
        {
            sheet.Ok(PreflightChecks.Throttle, FormattableString.Invariant($"{verdict.Remaining} of {verdict.Limit} requests are left now."));
        }
        else
        {
            var wait = Math.Ceiling(verdict.RetryAfter.TotalSeconds);
            sheet.Fail(PreflightChecks.Throttle, "rate_limited", FormattableString.Invariant($"No request is left; wait {wait} s."));
        }
    }
}
