// The rooms of the common vocabulary that this project speaks.
global using CallCenter.CallModel.Faults;
global using CallCenter.CallModel.Health;
global using CallCenter.CallModel.Mail;
global using CallCenter.CallModel.ServiceDesk;
global using CallCenter.CallModel.Tickets;
