namespace Engine.Accounts.Functions;

/// <summary>Types of a function's inputs and outputs (FLOW-44).</summary>
public enum FunctionValueType
{
    String,
    Boolean,

    /// <summary>Whole, within what a JavaScript number holds exactly: ±(2⁵³ − 1).</summary>
    Integer,

    /// <summary>Finite.</summary>
    Number,

    /// <summary>Absolute, with its scheme.</summary>
    Uri,
}
