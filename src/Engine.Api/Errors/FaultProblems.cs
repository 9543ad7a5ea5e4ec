using Engine.Accounts;

namespace Engine.Api.Errors;

/// <summary>Faults as an answer.</summary>
internal static class FaultProblems
{
    /// <summary>400 with every fault; null when there is none.</summary>
    public static ApiProblem? Problem(this FaultList faults) => faults.Found.Count == 0 ? null : new ApiProblem(ApiErrors.InvalidBody, fields: faults.Found);
}
