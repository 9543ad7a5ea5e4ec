using Engine.Actors.Dialling;
using Engine.Actors.Prompts;
using Engine.Actors.Telephony;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Outbound;
using Engine.Ports.Trunks;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Preflight;

/// <summary>What would stop a call before its INVITE, each cause on its own: a call names only the first of them.</summary>
public sealed class DialCheck(ITrunkDirectory trunks, IHostResolver hosts, PromptLoader prompts)
{
    /// <summary>Gateways whose names are looked up, as many as one call tries.</summary>
    private const int MaxGateways = 8;

    /// <summary>Preflights that render prompts at the same time. They take no token, so more of them would be free work for the engines that calls wait for.</summary>
    private const int MaxRendering = 4;

    internal static readonly IReadOnlyList<string> Names =
    [
        PreflightChecks.Destination, PreflightChecks.DestinationPolicy, PreflightChecks.CallerId, PreflightChecks.Route, PreflightChecks.Prompts,
    ];

    private int _rendering;

    /// <param name="accountId">Whose call it would be.</param>
    /// <param name="dial">The call the rules ask for.</param>
    /// <param name="first">Prompts that may come first; null when the rules gave the call up already.</param>
    /// <param name="sheet">Where the verdicts go.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task RunAsync(
        AccountId accountId, InteractionEvent.DialRequested dial, IReadOnlyList<PromptSource>? first, PreflightSheet sheet, CancellationToken cancellation)
    {
        if (await trunks.FindAsync(accountId, dial.From, cancellation) is not { } routing)
        {
            sheet.Fail(PreflightChecks.Route, SipVerdicts.FailureOf(LocalEvent.TrunkDown).Reason, "The account has no routing.");
            return;
        }

        CheckCallerId(routing, dial, sheet);
        if (PhoneNumber.Normalize(dial.To) is { } to)
        {
            sheet.Ok(PreflightChecks.Destination, "It is a number in E.164.");
            CheckPolicy(routing.Policy, to, sheet);
            await CheckRouteAsync(routing, dial, to, sheet, cancellation);
        }
        else
        {
            sheet.Fail(PreflightChecks.Destination, "local_format", "It is no number in E.164: a plus and 7 to 15 digits. The step would leave by invalid_number.");
        }

        await CheckPromptsAsync(accountId, first, sheet, cancellation);
    }

    private static void CheckCallerId(AccountRouting routing, InteractionEvent.DialRequested dial, PreflightSheet sheet)
    {
        if (routing.Numbers.Contains(dial.From))
        {
            sheet.Ok(PreflightChecks.CallerId, "It is one of the account's numbers.");
        }
        else
        {
            var code = SipVerdicts.FailureOf(LocalEvent.CallerIdNotAllowed).Reason;
            sheet.Fail(PreflightChecks.CallerId, code, "It is none of the account's numbers; add it, or choose another one in the step.");
        }
    }

    private static void CheckPolicy(DestinationPolicy policy, string to, PreflightSheet sheet)
    {
        var code = SipVerdicts.FailureOf(LocalEvent.PolicyBlocked).Reason;
        switch (DialRouting.Judge(policy, to))
        {
            case DestinationVerdict.Blocked:
                sheet.Fail(PreflightChecks.DestinationPolicy, code, "The account's destination policy blocks its prefix.");
                break;
            case DestinationVerdict.Premium:
                sheet.Fail(PreflightChecks.DestinationPolicy, code, "It is in a premium-rate range, which the account's destination policy does not allow.");
                break;
            case DestinationVerdict.NotAllowed:
                sheet.Fail(PreflightChecks.DestinationPolicy, code, "It begins with none of the prefixes the account's destination policy allows.");
                break;
            default:
                sheet.Ok(PreflightChecks.DestinationPolicy, "The account's destination policy allows it.");
                break;
        }
    }

    private async Task CheckRouteAsync(AccountRouting routing, InteractionEvent.DialRequested dial, string to, PreflightSheet sheet, CancellationToken cancellation)
    {
        var down = SipVerdicts.FailureOf(LocalEvent.TrunkDown).Reason;
        if (dial.TrunkId is { } named && routing.Trunks.Find(new TrunkId(named)) is null)
        {
            sheet.Fail(PreflightChecks.Route, down, $"The account has no trunk \"{named}\", which the step names.");
            return;
        }

        var ways = DialRouting.Ways(routing, dial.From, to, TrunkId.Of(dial.TrunkId)).ToList();
        if (ways.Count == 0)
        {
            sheet.Fail(PreflightChecks.Route, down, routing.Trunks.Count == 0
                ? "The account has no trunk; add one."
                : "No enabled trunk with a gateway serves the number; enable one or widen its route_prefixes.");
            return;
        }

        var (found, tried) = (0, Math.Min(ways.Count, MaxGateways));
        var unreadable = new HashSet<Trunk>(ReferenceEqualityComparer.Instance);
        foreach (var (trunk, gateway) in ways.Take(MaxGateways))
        {
            if (unreadable.Contains(trunk) || trunk.Login is { } login && login.Open() is null)
            {
                unreadable.Add(trunk);
                continue;
            }

            found += await hosts.FindAsync(gateway.Host, cancellation) is null ? 0 : 1;
        }

        var first = ways[0].Trunk.Name;
        if (found == 0 && unreadable.Count > 0)
        {
            var code = SipVerdicts.FailureOf(LocalEvent.TrunkPasswordUnreadable).Reason;
            sheet.Fail(PreflightChecks.Route, code, $"The stored password of trunk \"{unreadable.First().Name}\" cannot be decrypted; set it again.");
        }
        else if (found == 0)
        {
            var code = SipVerdicts.FailureOf(LocalEvent.DnsNotFound).Reason;
            sheet.Fail(PreflightChecks.Route, code, FormattableString.Invariant($"None of {tried} gateways has an address; the first is of trunk \"{first}\"."));
        }
        else
        {
            sheet.Ok(PreflightChecks.Route, FormattableString.Invariant($"Trunk \"{first}\" comes first; {found} of {tried} gateways have an address."));
        }
    }

    private async Task CheckPromptsAsync(AccountId accountId, IReadOnlyList<PromptSource>? first, PreflightSheet sheet, CancellationToken cancellation)
    {
        if (first is null)
        {
            sheet.Unknown(PreflightChecks.Prompts, "The call would be given up before a prompt is rendered.");
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _rendering) <= MaxRendering)
            {
                await RenderAsync(accountId, first, sheet, cancellation);
            }
            else
            {
                sheet.Unknown(PreflightChecks.Prompts, FormattableString.Invariant($"{MaxRendering} preflights are rendering prompts now; ask again."));
            }
        }
        finally
        {
            Interlocked.Decrement(ref _rendering);
        }
    }

    private async Task RenderAsync(AccountId accountId, IReadOnlyList<PromptSource> first, PreflightSheet sheet, CancellationToken cancellation)
    {
        foreach (var source in first)
        {
            if (await prompts.LoadAsync(accountId, source, cancellation) is LoadedPrompt.Failed failed)
            {
                var what = failed.Detail is { } detail ? $"{source}; no voice can say {detail}" : $"{source}";
                sheet.Fail(PreflightChecks.Prompts, failed.Reason, $"One that may come first cannot be played, so that nobody would be called: {what}.");
                return;
            }
        }

        sheet.Ok(PreflightChecks.Prompts, first.Count == 0
            ? "None can be rendered before the call."
            : FormattableString.Invariant($"The {first.Count} that may come first can be played."));
    }
}
