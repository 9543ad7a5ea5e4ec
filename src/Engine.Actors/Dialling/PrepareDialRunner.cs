using System.Net;
using Engine.Actors.Interactions;
using Engine.Actors.Legs;
using Engine.Actors.Prompts;
using Engine.Actors.Telephony;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Calls;
using Engine.Ports.Outbound;
using Engine.Ports.Trunks;
using Engine.Sip.Outcomes;

namespace Engine.Actors.Dialling;

/// <summary>
/// Runs <see cref="InteractionEffect.PrepareDial"/>: routing and policy, the gateway's address, and the prompts that may come first. A prompt
/// that cannot be had stops the attempt, so that nobody answers to silence. Sends nothing.
/// </summary>
public sealed class PrepareDialRunner(ITrunkDirectory trunks, IHostResolver hosts, PromptLoader prompts, EngineLimits limits)
{
    internal async ValueTask<PreparedDial> RunAsync(LegOrder order, CancellationToken cancellation)
    {
        var dial = order.Dial;
        if (await trunks.FindAsync(order.AccountId, dial.Behind ?? dial.From, cancellation) is not { } routing)
        {
            return new PreparedDial.Refused(SipVerdicts.FailureOf(LocalEvent.TrunkDown));
        }

        var route = DialRouting.ForMember(DialRouting.Choose(routing, dial.From, dial.To, TrunkId.Of(dial.TrunkId), dial.Behind), dial.To, limits.MemberHosts);
        if (route is DialRoute.Refused refused)
        {
            return new PreparedDial.Refused(refused.Failure);
        }

        var (request, failure) = await FirstUntriedAsync(((DialRoute.Over)route).Ways, order, cancellation);
        if (request is null)
        {
            return new PreparedDial.Refused(failure!);
        }

        var sounds = new Dictionary<PromptSource, EncodedPrompt>();
        foreach (var source in dial.FirstPrompts)
        {
            switch (await prompts.LoadAsync(order.AccountId, source, cancellation))
            {
                case LoadedPrompt.Ready ready:
                    sounds[source] = ready.Prompt;
                    break;
                case LoadedPrompt.Failed failed:
                    return new PreparedDial.Refused(new CallFailure(null, failed.Reason, PromptFaults.PartyOf(failed.Reason)) { Detail = failed.Detail });
            }
        }

        return new PreparedDial.Ready(request, sounds);
    }

    /// <summary>What an earlier attempt over a trunk logs in with; null when the account has the trunk no more, or nothing to log in with.</summary>
    internal async ValueTask<TrunkCredentials?> CredentialsAsync(AccountId accountId, TrunkId trunkId, CancellationToken cancellation)
    {
        var routing = await trunks.FindAsync(accountId, null, cancellation);
        return routing?.Trunks.Find(trunkId)?.Login?.Open();
    }

    private async ValueTask<(CallRequest? Request, CallFailure? Failure)> FirstUntriedAsync(
        IEnumerable<(Trunk Trunk, Gateway Gateway)> ways, LegOrder order, CancellationToken cancellation)
    {
        var dial = order.Dial;
        LocalEvent? unusable = null;
        IReadOnlyList<string> tried = [.. dial.Failover?.Tried ?? [], .. order.Full];
        using var way = ways.GetEnumerator();
        var more = way.MoveNext();
        while (more)
        {
            var (trunk, gateway) = way.Current;
            more = way.MoveNext();
            if (await hosts.FindAsync(gateway.Host, cancellation) is not { } address)
            {
                unusable ??= LocalEvent.DnsNotFound;
                continue;
            }

            var destination = new IPEndPoint(address, gateway.Port).ToString();
            if (tried.Contains(destination, StringComparer.Ordinal))
            {
                continue;
            }

            // Opened for this trunk only, and before anything is sent: one that cannot log in is passed over like one without an address (AUTH-12).
            var credentials = trunk.Login?.Open();
            if (trunk.Login is not null && credentials is null)
            {
                unusable ??= LocalEvent.TrunkPasswordUnreadable;
                continue;
            }

            var shown = DialRouting.Shown(trunk, dial.From, dial.Behind);
            var request = new CallRequest(order.InteractionId, shown, dial.To, trunk, gateway, destination, TimeSpan.FromSeconds(dial.RingSeconds));
            return (request with
            {
                Credentials = credentials,
                Failover = dial.Failover,
                MoreGateways = more,
                DivertedFrom = dial.Behind is not null && shown != dial.Behind ? dial.Behind : null,
            }, null);
        }

        return (null, SipVerdicts.FailureOf(unusable ?? LocalEvent.TrunkDown) with { Failover = false });
    }
}

/// <summary>What preparing an attempt came to.</summary>
internal abstract record PreparedDial
{
    /// <param name="Request">What to reserve.</param>
    /// <param name="Prompts">The prompts that may come first, ready to play.</param>
    public sealed record Ready(CallRequest Request, IReadOnlyDictionary<PromptSource, EncodedPrompt> Prompts) : PreparedDial;

    public sealed record Refused(CallFailure Failure) : PreparedDial;
}
