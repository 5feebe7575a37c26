// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Agents;
global using CallCenter.CallModel.Callbacks;
global using CallCenter.CallModel.Calls;
global using CallCenter.CallModel.Contacts;
global using CallCenter.CallModel.Desk;
global using CallCenter.CallModel.Facts;
global using CallCenter.CallModel.Faults;
global using CallCenter.CallModel.Journal;
global using CallCenter.CallModel.Knowledge;
global using CallCenter.CallModel.Numbers;
global using CallCenter.CallModel.Queues;
global using CallCenter.CallModel.Tickets;
