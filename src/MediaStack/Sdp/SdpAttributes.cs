namespace CallCenter.MediaStack.Sdp;

internal static class SdpAttributes
{
    extension(IReadOnlyList<SdpAttribute> attributes)
    {
        public bool Has(string name) => attributes.Any(a => a.Name == name);

        public string? Value(string name) => attributes.FirstOrDefault(a => a.Name == name).Value;

        /// <summary>VoIP metrics are wanted in RTCP, perhaps beside other reports: "a=rtcp-xr:rcvr-rtt=all:1000 voip-metrics".</summary>
        public bool WantVoiceReports => attributes.Value(SdpAttribute.VoiceReports.Name)?.Split(' ')
            .Contains(SdpAttribute.VoiceReports.Value, StringComparer.OrdinalIgnoreCase) == true;

        /// <summary>The last direction attribute wins, as in most implementations; null when there is none.</summary>
        public MediaDirection? Direction
        {
            get
            {
                MediaDirection? found = null;
                foreach (var attribute in attributes)
                {
                    found = attribute.Name switch
                    {
                        "sendrecv" => MediaDirection.SendReceive,
                        "sendonly" => MediaDirection.SendOnly,
                        "recvonly" => MediaDirection.ReceiveOnly,
                        "inactive" => MediaDirection.Inactive,
                        _ => found,
                    };
                }

                return found;
            }
        }
    }
}
