namespace Engine.Sip.Outcomes;

/// <summary>A trunk's own reading of a response, for carriers that reuse codes (TRK-32).</summary>
/// <param name="Status">The status it applies to; 0 for any.</param>
/// <param name="PhraseContains">Text the reason phrase must hold, in any case; null for any.</param>
/// <param name="HeaderName">A header the response must have; null for none.</param>
/// <param name="HeaderContains">Text that header must hold; null for any.</param>
/// <param name="Outcome">What it means.</param>
public sealed record ResponseOverride(int Status, string? PhraseContains, string? HeaderName, string? HeaderContains, Outcome Outcome);
