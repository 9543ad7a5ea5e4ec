namespace Engine.Media.Sending;

/// <summary>Takes back the legs of a clock shard when they end. Called on the clock thread.</summary>
internal interface ILegOwner
{
    /// <summary>The leg is closed: stop reading its socket. The socket stays bound, so that late packets reach no new leg.</summary>
    void Detach(LegSending leg);

    /// <summary>The drain time is over: close the socket, give back port and index.</summary>
    void Free(LegSending leg);
}
