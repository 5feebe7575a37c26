using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Wiring;
using CallCenter.Speech.Prompts;

namespace CallCenter.CtiServer.Hosting;
