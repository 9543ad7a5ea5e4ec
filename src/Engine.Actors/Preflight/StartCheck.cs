using System.Text.Json;
using Engine.Actors.Interactions;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Flows.Walking;
using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;

namespace Engine.Actors.Preflight;

/// <summary>
/// Goes the way of a start without storing or dialling anything: the same lookup, the same reading of arguments, the same first decision of the
/// rules. What that decision asks for is what a call would be made from.
/// </summary>
public sealed class StartCheck(IFlowCatalog catalog, FlowVersions flows, DialCheck dials, TimeProvider time)
{
    internal async Task RunAsync(StartRequest request, PreflightFlow? instead, InteractionId interactionId, PreflightSheet sheet, CancellationToken cancellation)
    {
        if (instead is { Flow: { } given })
        {
            sheet.Ok(PreflightChecks.Flow, instead.Detail);
            await WithFlowAsync(request, given, interactionId, sheet, cancellation);
            return;
        }

        if (instead is not null)
        {
            sheet.Fail(PreflightChecks.Flow, instead.Code ?? "flow_invalid", instead.Detail, instead.Fields);
            return;
        }

        switch (await catalog.FindPublishedAsync(request.AccountId, request.FlowId, cancellation))
        {
            case FlowLookup.Found found:
                var flow = flows.Read(found.Version);
                sheet.Ok(PreflightChecks.Flow, FormattableString.Invariant($"Version {flow.Identity.Version} of \"{flow.Document.Name}\" is published."));
                await WithFlowAsync(request, flow, interactionId, sheet, cancellation);
                break;
            case FlowLookup.NothingPublished:
                sheet.Fail(PreflightChecks.Flow, "flow_not_published", "Nothing of this flow is published; publish a version first.");
                break;
            default:
                sheet.Fail(PreflightChecks.Flow, "flow_not_found", "The account has no such flow; check flow_id.");
                break;
        }
    }

    private async Task WithFlowAsync(StartRequest request, PublishedFlow flow, InteractionId interactionId, PreflightSheet sheet, CancellationToken cancellation)
    {
        var arguments = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonSerializer.SerializeToElement(request.Arguments), interactionId);
        if (!arguments.IsAccepted)
        {
            sheet.Fail(PreflightChecks.Arguments, "invalid_arguments", "The arguments do not fit the flow; see fields.", arguments.Faults);
            return;
        }

        sheet.Ok(PreflightChecks.Arguments, "They fit the flow.");
        var now = time.GetUtcNow();
        var identity = new InteractionIdentity(
            request.AccountId, interactionId, interactionId, flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version, flow.Document.Name);
        var accept = new InteractionCommand.Accept(now, identity, arguments.Variables);
        var decision = InteractionRules.Start(InteractionState.None, accept, new InteractionCommand.Begin(now), flow);
        if (decision.Events.OfType<InteractionEvent.DialRequested>().FirstOrDefault() is not { } dial)
        {
            NoCall(decision, sheet);
            return;
        }

        var step = decision.Events.OfType<InteractionEvent.StepEntered>().First(entered => entered.Order == dial.Order).StepId;
        sheet.Ok(PreflightChecks.FirstCall, $"Step \"{step}\" makes the first call.");
        var wanted = decision.Effects.OfType<InteractionEffect.PrepareDial>().FirstOrDefault(effect => effect.Attempt == dial.Attempt);
        await dials.RunAsync(request.AccountId, dial, wanted?.FirstPrompts, sheet, cancellation);
    }

    /// <summary>The first decision makes no call: the flow ends, fails, or asks for something else first.</summary>
    private static void NoCall(Decision decision, PreflightSheet sheet)
    {
        var ended = decision.Events.OfType<InteractionEvent.InteractionEnded>().FirstOrDefault();
        var path = string.Join(", ", decision.Events.OfType<InteractionEvent.StepEntered>().Select(entered => $"\"{entered.StepId}\""));
        var why = $"No call is made on this way: {path}.";
        if (ended is { Result: { Outcome: Outcome.Failed } result })
        {
            sheet.Fail(PreflightChecks.FirstCall, result.Reason, $"The flow fails before any call, after the steps {path}.");
        }
        else if (ended is not null)
        {
            sheet.Ok(PreflightChecks.FirstCall, $"With these arguments, now, the flow ends without a call, after the steps {path}.");
        }
        else
        {
            why = $"Known once the last of the steps {path} has its answer.";
            sheet.Unknown(PreflightChecks.FirstCall, why);
        }

        foreach (var name in DialCheck.Names)
        {
            sheet.Unknown(name, why);
        }
    }
}
