// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Calls;
global using CallCenter.CallModel.Facts;
global using CallCenter.CallModel.Faults;
global using CallCenter.CallModel.Health;
global using CallCenter.CallModel.Journal;
global using CallCenter.CallModel.Knowledge;
global using CallCenter.CallModel.Tables;
