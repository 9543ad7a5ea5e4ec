namespace Engine.Sip.Methods;

/// <summary>A BYE of the peer: 200 at once, then it is reported to the call (CALL-27).</summary>
internal static class ByeServer
{
    internal static void Receive(in DialogExchange exchange)
    {
        exchange.Dialog.IsOver = true;
        exchange.Reply(200, "OK");
        if (exchange.Dialog == exchange.Owner.Dialog)
        {
            exchange.Resender.Stop();
            exchange.Reinvites.Stop();
        }

        exchange.Owner.OnBye(exchange.Request);
    }
}
