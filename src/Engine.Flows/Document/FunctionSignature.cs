namespace Engine.Flows.Document;

/// <summary>What a function takes and gives, as it is published now.</summary>
/// <param name="Inputs">Names of the inputs → whether one must be given.</param>
/// <param name="Outputs">Names of the outputs.</param>
public sealed record FunctionSignature(IReadOnlyDictionary<string, bool> Inputs, IReadOnlyList<string> Outputs);
