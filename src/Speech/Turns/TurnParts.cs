using System.Threading.Channels;
using CallCenter.Speech.Recognition;
using Microsoft.Extensions.Logging;

namespace CallCenter.Speech.Turns;

/// <summary>What all turns share.</summary>
internal sealed record TurnParts(DetectorPool Detectors, Workers Ears, Workers Decoders, Capacity Capacity, TimeProvider Time, ILogger Log);
