using System.Runtime.CompilerServices;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CallControl.Legs;

/// <summary>The media engine's form of a clip, kept as long as the clip itself, so that each prompt is encoded once and not once a call.</summary>
internal static class Clips
{
    private static readonly ConditionalWeakTable<AudioClip, MediaClip> Known = [];

    public static MediaClip ToMedia(AudioClip clip) => Known.GetValue(clip, static c => new MediaClip(c.Samples));

    public static MediaClip[] ToMedia(IReadOnlyList<AudioClip> clips)
    {
        var media = new MediaClip[clips.Count];
        for (var i = 0; i < media.Length; i++)
        {
            media[i] = ToMedia(clips[i]);
        }

        return media;
    }
}
