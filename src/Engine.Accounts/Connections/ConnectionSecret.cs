namespace Engine.Accounts.Connections;

/// <summary>What a write does to the stored secret of a connection: password, key or client secret.</summary>
public abstract record ConnectionSecret
{
    private ConnectionSecret()
    {
    }

    /// <summary>Leaves what is there.</summary>
    public sealed record Keep : ConnectionSecret;

    public sealed record Remove : ConnectionSecret;

    /// <summary>Stores a new one, encrypted.</summary>
    public sealed record Set(string Plain) : ConnectionSecret
    {
        /// <summary>Without the secret: records print themselves into logs.</summary>
        public override string ToString() => "Set(***)";
    }
}
