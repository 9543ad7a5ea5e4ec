namespace Engine.Api.Functions;

/// <summary>A test run.</summary>
/// <param name="Inputs">Values of the function's inputs, as a step would give them.</param>
/// <param name="TimeoutSeconds">1 to 10; 2 when left out.</param>
/// <param name="Function">Run this instead of what is stored: the draft, or the published version where there is none.</param>
internal sealed record FunctionTrial(IReadOnlyDictionary<string, string>? Inputs = null, int TimeoutSeconds = 2, FunctionWrite? Function = null);
