using Engine.Flows.Facts;

namespace Engine.Storage.Ledger;

/// <summary>One line of the ledger: a dialog was confirmed, or (without one) the call is over.</summary>
/// <param name="At">Unix time in milliseconds.</param>
internal sealed record LedgerLine(long At, string CallId, DialogFacts? Dialog);
