using Engine.Accounts.Interactions;

namespace Engine.Api.Live;

/// <summary>Data of an event named interaction: something was stored of it. State, phase, step and outcome are as they stand when it is sent.</summary>
/// <param name="Id">The interaction.</param>
/// <param name="Flow">Its flow's id.</param>
/// <param name="State">accepted, running or ended.</param>
/// <param name="Phase">queued, preparing, dialling, ringing, talking, after_call or ended.</param>
/// <param name="Step">Id of the step it is in; null once ended.</param>
/// <param name="Outcome">Null until it has ended.</param>
/// <param name="LastEvent">Number of the stored event; without gaps in an interaction.</param>
internal sealed record InteractionHappened(string Id, string Flow, string State, string Phase, string? Step, string? Outcome, long LastEvent)
{
    public static InteractionHappened From(InteractionChange change) => new(
        change.Interaction.Id,
        change.Interaction.FlowId,
        change.Interaction.State,
        change.Interaction.Phase,
        change.Interaction.CurrentStep,
        change.Interaction.Outcome,
        change.Number);
}

/// <summary>Data of an event named draft or published: the flow's draft, or what is published of it, is another.</summary>
/// <param name="Id">The flow; null for a new one.</param>
/// <param name="Etag">Of the draft; null when there is none any more.</param>
internal sealed record FlowChanged(string? Id, string? Etag);

/// <summary>Data of an event named trunk: its settings or how it fares is other than before.</summary>
/// <param name="Id">The trunk; null for a new one.</param>
internal sealed record TrunkChanged(string? Id);

/// <summary>Data of an event named node.</summary>
/// <param name="Status">ready, starting, warming_up, draining or degraded.</param>
internal sealed record NodeChanged(string? Status);

/// <summary>Data of an event named resync: something may have been missed, so what is shown must be read anew.</summary>
internal sealed record Resync;
