namespace Engine.Api.Errors;

/// <summary>A kind of failure that a client can tell apart by its code.</summary>
/// <param name="Code">Stable and short; never changes once released.</param>
/// <param name="Status">HTTP status that always goes with the code.</param>
/// <param name="Title">One line for people; the same for every occurrence (RFC 9457 §3.1.3).</param>
/// <param name="Remedy">What the caller can do about it.</param>
internal sealed record ApiError(string Code, int Status, string Title, string Remedy);
