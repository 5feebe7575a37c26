// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Dialing;
