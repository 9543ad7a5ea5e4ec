namespace Engine.Accounts;

/// <summary>One thing wrong with one member of a request.</summary>
/// <param name="Name">The member: an argument's name, a JSON path, a query parameter or a step's path.</param>
/// <param name="Description">The fault, for people.</param>
public sealed record FieldFault(string Name, string Description);
