namespace Engine.Accounts.Functions;

/// <summary>What a draft or a version of a function holds.</summary>
public sealed record FunctionContent(
    string Description, IReadOnlyList<FunctionInput> Inputs, IReadOnlyList<FunctionOutput> Outputs, string Code);
