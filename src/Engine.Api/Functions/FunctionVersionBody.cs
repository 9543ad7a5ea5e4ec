using Engine.Accounts.Functions;

namespace Engine.Api.Functions;

/// <summary>A version of a function as it is shown.</summary>
/// <param name="Message">What its author said about it.</param>
internal sealed record FunctionVersionBody(
    string FunctionVersionId, int Number, FunctionState State, string Message, FunctionContent Content, DateTimeOffset PublishedAt, DateTimeOffset? ArchivedAt)
{
    public static FunctionVersionBody From(FunctionVersion version) =>
        new(version.Id, version.Number, version.State, version.Message, version.Content, version.PublishedAt, version.ArchivedAt);
}
