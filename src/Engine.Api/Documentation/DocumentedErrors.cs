using Engine.Api.Errors;

namespace Engine.Api.Documentation;

/// <summary>Errors an endpoint may answer with.</summary>
internal sealed record DocumentedErrors(IReadOnlyList<ApiError> Errors);
