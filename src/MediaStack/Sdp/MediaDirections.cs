namespace CallCenter.MediaStack.Sdp;

public static class MediaDirections
{
    extension(MediaDirection direction)
    {
        public bool Sends => (direction & MediaDirection.SendOnly) != 0;

        public bool Receives => (direction & MediaDirection.ReceiveOnly) != 0;

        /// <summary>The same stream seen from its other end.</summary>
        public MediaDirection Reversed => direction switch
        {
            MediaDirection.SendOnly => MediaDirection.ReceiveOnly,
            MediaDirection.ReceiveOnly => MediaDirection.SendOnly,
            _ => direction,
        };

        internal string Attribute => direction switch
        {
            MediaDirection.SendOnly => "sendonly",
            MediaDirection.ReceiveOnly => "recvonly",
            MediaDirection.Inactive => "inactive",
            _ => "sendrecv",
        };
    }
}
