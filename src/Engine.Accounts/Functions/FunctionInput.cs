namespace Engine.Accounts.Functions;

/// <summary>One value a function takes: a member of <c>args</c>.</summary>
/// <param name="Required">False: left out or empty, the function gets null.</param>
public sealed record FunctionInput(string Name, FunctionValueType Type, string Description = "", bool Required = true);
