// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Health;
global using CallCenter.CallModel.Sound;
global using CallCenter.CallModel.Speech;
