using System.Text;
using Engine.Sip.Transport;
using Engine.Sip.Wire.Messages;

namespace Engine.Sip.Dialogs;

/// <summary>Where the requests of a dialog are sent (TRN-21, CALL-26).</summary>
internal static class DialogTarget
{
    /// <summary>Takes the Contact of a re-INVITE, UPDATE or of a 2xx to ours as the new remote target (RFC 3261 §12.2.1.2).</summary>
    internal static void Refresh(IDialogOwner owner, Dialog dialog, SipMessage message, in SipEndpoint source)
    {
        if (!message.TryGetContact(out var contact) || Ascii.Equals(contact.UriText, dialog.RemoteTarget))
        {
            return;
        }

        dialog.RemoteTarget = Encoding.UTF8.GetString(contact.UriText);
        var nextHop = RouteSet.For(dialog.RemoteTarget, dialog.Routes).NextHop;
        Move(owner, dialog, Resolve(nextHop, dialog.Routes.Count > 0, source, owner.Rewrite));
    }

    /// <summary>
    /// What could not be sent where the dialog points goes to where the peer's last message came from, and so does the rest of the dialog (CALL-29);
    /// false when that is the same place.
    /// </summary>
    internal static bool FallBack(IDialogOwner owner, Dialog dialog)
    {
        if (dialog.Source == default || dialog.Source == dialog.Destination)
        {
            return false;
        }

        Move(owner, dialog, dialog.Source);
        return true;
    }

    /// <summary>The Contact or the route set cannot be written: the dialog is addressed by where the peer's last message came from alone.</summary>
    internal static void AddressBySource(IDialogOwner owner, Dialog dialog)
    {
        dialog.RemoteTarget = "sip:" + dialog.Source;
        dialog.Routes = [];
        Move(owner, dialog, dialog.Source);
    }

    private static void Move(IDialogOwner owner, Dialog dialog, in SipEndpoint destination)
    {
        owner.Services.Peers.Hold(destination);
        if (dialog.HoldsPeer)
        {
            owner.Services.Peers.LetGo(dialog.Destination);
        }

        dialog.Destination = destination;
        dialog.HoldsPeer = true;
    }

    /// <summary>
    /// The first hop's address. Without a route set, a Contact that cannot be reached (private while its message came from a public address, a name,
    /// nonsense) is replaced by the source of that message.
    /// </summary>
    /// <param name="nextHop">The URI of the first route, or of the remote target.</param>
    /// <param name="hasRoutes">Whether there is a route set: then it is obeyed.</param>
    /// <param name="source">Where the peer's message came from.</param>
    /// <param name="rewrite">The trunk's setting.</param>
    internal static SipEndpoint Resolve(string nextHop, bool hasRoutes, in SipEndpoint source, ContactRewrite rewrite)
    {
        if (!RouteSet.TryGetAddress(nextHop, out var address))
        {
            return source;
        }

        var replaced = !hasRoutes && rewrite switch
        {
            ContactRewrite.On => true,
            ContactRewrite.Off => false,
            _ => address.IsPrivate && !source.IsPrivate,
        };
        return replaced ? source : address;
    }
}
