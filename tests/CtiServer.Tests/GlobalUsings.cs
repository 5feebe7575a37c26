// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Agents;
global using CallCenter.CallModel.Callbacks;
global using CallCenter.CallModel.Calls;
global using CallCenter.CallModel.Contacts;
global using CallCenter.CallModel.Facts;
global using CallCenter.CallModel.Faults;
global using CallCenter.CallModel.Flows;
global using CallCenter.CallModel.Numbers;
global using CallCenter.CallModel.Queues;
global using CallCenter.CallModel.ServiceDesk;
global using CallCenter.CallModel.Sound;
global using CallCenter.CallModel.Telephony;
global using CallCenter.CallModel.Tickets;
global using CallCenter.CallModel.Dialing;
