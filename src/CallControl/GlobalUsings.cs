// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Agents;
global using CallCenter.CallModel.Calls;
global using CallCenter.CallModel.Facts;
global using CallCenter.CallModel.Health;
global using CallCenter.CallModel.Journal;
global using CallCenter.CallModel.Mailboxes;
global using CallCenter.CallModel.Numbers;
global using CallCenter.CallModel.Sound;
global using CallCenter.CallModel.Telephony;
global using CallCenter.CallModel.Trunks;
