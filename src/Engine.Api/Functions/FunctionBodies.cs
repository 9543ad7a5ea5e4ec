using Engine.Accounts.Functions;

namespace Engine.Api.Functions;

/// <summary>A function as it is shown.</summary>
/// <param name="Draft">What the next version will be; null when nothing was changed since the latest one.</param>
/// <param name="Published">The version that flows run; null when nothing is published.</param>
internal sealed record FunctionBody(
    string Name, FunctionContent? Draft, FunctionVersionBody? Published, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static FunctionBody From(AccountFunction function) => new(
        function.Name,
        function.Draft,
        function.Published is { } published ? FunctionVersionBody.From(published) : null,
        function.CreatedAt,
        function.UpdatedAt);
}
