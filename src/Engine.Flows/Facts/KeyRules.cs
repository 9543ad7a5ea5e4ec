namespace Engine.Flows.Facts;

/// <summary>When a collection of keys is complete.</summary>
/// <param name="MaxDigits">Complete with this many, 1 or more; the engine's own limit when the flow gives none.</param>
/// <param name="EndingKey">Key that completes it and is not part of it, null = none.</param>
/// <param name="TimeoutSeconds">Wait for the next key, from the end of the prompt and anew after each key.</param>
/// <param name="Sensitive">Keys must not be logged or traced.</param>
public sealed record KeyRules(int MaxDigits, char? EndingKey, int TimeoutSeconds, bool Sensitive);
