namespace Engine.Actors.Ports;

/// <summary>An attempt an earlier process submitted and never saw the end of.</summary>
/// <param name="Ticket">From the journal.</param>
/// <param name="Dialog">From the journal or the dialog ledger; null when it was not known to be answered.</param>
public sealed record OrphanAttempt(AttemptTicket Ticket, DialogFacts? Dialog);
