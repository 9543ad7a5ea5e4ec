namespace Engine.Accounts.Functions;

/// <summary>One value a function gives: a member of the object it returns.</summary>
public sealed record FunctionOutput(string Name, FunctionValueType Type, string Description = "");
