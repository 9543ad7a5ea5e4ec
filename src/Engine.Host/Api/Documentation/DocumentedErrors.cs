using Engine.Host.Api.Errors;

namespace Engine.Host.Api.Documentation;

/// <summary>Errors an endpoint may answer with.</summary>
internal sealed record DocumentedErrors(IReadOnlyList<ApiError> Errors);
