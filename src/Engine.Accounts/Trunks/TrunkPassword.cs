namespace Engine.Accounts.Trunks;

/// <summary>What a write does to the stored password of a trunk.</summary>
public abstract record TrunkPassword
{
    private TrunkPassword()
    {
    }

    /// <summary>Leaves what is there.</summary>
    public sealed record Keep : TrunkPassword;

    public sealed record Remove : TrunkPassword;

    /// <summary>Stores a new one, encrypted.</summary>
    public sealed record Set(string Plain) : TrunkPassword
    {
        /// <summary>Without the secret: records print themselves into logs.</summary>
        public override string ToString() => "Set(***)";
    }
}
