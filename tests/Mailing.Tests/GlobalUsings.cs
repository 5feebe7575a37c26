// The rooms of the common vocabulary that these tests speak.
global using CallCenter.CallModel.Callbacks;
global using CallCenter.CallModel.Faults;
global using CallCenter.CallModel.Health;
global using CallCenter.CallModel.Mail;
global using CallCenter.CallModel.Numbers;
global using CallCenter.CallModel.Tickets;
