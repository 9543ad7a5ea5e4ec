using Engine.Flows.Interactions;

namespace Engine.Actors.Legs;

/// <summary>One line of the dialog ledger: a dialog that was confirmed, or, without one, the end of its call.</summary>
internal sealed record LedgerLine(string CallId, DialogFacts? Dialog);
