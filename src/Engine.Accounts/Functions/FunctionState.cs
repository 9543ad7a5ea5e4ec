namespace Engine.Accounts.Functions;

/// <summary>State of a function's version; a draft is no version yet.</summary>
public enum FunctionState
{
    Published,
    Archived,
}
