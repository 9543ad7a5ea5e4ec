namespace Engine.Media.Sending;

/// <summary>What a clock shard asks of the plane when a leg ends. Called on the clock thread.</summary>
internal interface ILegOwner
{
    /// <summary>The leg is closed: stop reading its socket. The socket stays bound, so that late packets hit nobody.</summary>
    void Detach(LegSending leg);

    /// <summary>The drain time is over: close the socket, give back port and index.</summary>
    void Free(LegSending leg);
}
