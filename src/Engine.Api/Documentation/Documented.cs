using Engine.Api.Errors;

namespace Engine.Api.Documentation;

/// <summary>Type of the JSON body an endpoint reads by hand.</summary>
/// <param name="Name">Of its component in the description; the type's own when null.</param>
internal sealed record DocumentedBody(Type Type, bool Required = true, string? Name = null);

/// <summary>The answer is a flow document.</summary>
internal sealed record DocumentedFlow;

/// <summary>Errors an endpoint may answer with.</summary>
internal sealed record DocumentedErrors(IReadOnlyList<ApiError> Errors);

/// <summary>A header of an answer with that status.</summary>
/// <param name="Always">Stands in every such answer.</param>
internal sealed record DocumentedHeader(int Status, string Name, string Description, bool Always);

/// <summary>A query parameter or request header an endpoint reads by hand.</summary>
internal sealed record DocumentedParameter(string Name, DocumentedType Type, string Description, bool InHeader);

/// <summary>Types a parameter can have.</summary>
internal enum DocumentedType
{
    Text,
    Integer,
    Time,
}

/// <summary>A sound file as body.</summary>
/// <param name="WithLabel">A form may hold name and description beside it.</param>
internal sealed record DocumentedUpload(bool WithLabel);
